export { CatalogueEntry, whereToFileInstead } from './catalogue-entry.ts'
export {
  findProcedure,
  listOffered,
  openCatalogue,
  versionOn,
  type Catalogue,
  type Procedure,
} from './catalogue.ts'
export { AUDIENCES, Definition, type Audience } from './definition.ts'
export { exempted, exemptionsFor, FeeExemption } from './fee-exemption.ts'
export { ChainRule, linkCode, type LinkRule } from './chain-rule.ts'
export { chainsOpenedBy, getChainRule, listChainRules } from './chain-rules-store.ts'
export { listExemptions } from './fee-exemptions-store.ts'
export { readExemptions } from './read-exemptions.ts'
export { readExemptionsCsv, writeExemptionsCsv } from './exemptions-csv.ts'
export { exemptionFields, saveExemptions } from './save-exemptions.ts'
export { FEE_MOMENTS, type FeeMoment } from './fee.ts'
export { feesOf, type FeeDue, type FeeQuestion, type FeeRow, type Fees } from './fee.ts'
export { findVersion, getVersion } from './find-version.ts'
export { loadProcedures } from './load-procedures.ts'
export { bansOf, withoutBanned } from './bans-of.ts'
export { mayAdminister, mustAdminister } from './catalogue-policy.ts'
export { importList, previewList, type ImportedList, type ListPreview } from './import-list.ts'
export { listUnknowns, UNKNOWNS, type Unknown, type UnknownFilter } from './list-unknowns.ts'
export { LISTS, type ListName } from './lists-store.ts'
export { listCodes, listImports, type ListStanding } from './lists-of.ts'
export {
  compareDefinitions,
  PARTS,
  rowKey,
  type DefinitionPart,
  type Difference,
} from './compare-definitions.ts'
export { draftFromFile } from './draft-from-file.ts'
export { draftVersion, dropVersionDraft, noDraft, type DraftVersionInput } from './draft-version.ts'
export { EFFECTS, type Effect, type ProcedureDraft, type VersionStanding } from './drafts-store.ts'
export { previewSwitch, type SwitchPreview } from './preview-switch.ts'
export { publishVersion, revokeVersion } from './publish-version.ts'
export { switchCatalogue, undoSwitch } from './switch-catalogue.ts'
export { SWITCH_LISTS, type SwitchList, type SwitchRow } from './switches-store.ts'
export {
  findNewestStanding,
  findStanding,
  findVersionDraft,
  listMovingVersions,
  listSwitches,
  listVersionDrafts,
  listVersions,
} from './versions-of.ts'
export type { Problem } from './broken-definition.ts'
export { NOT_PUBLISHED } from './generic-limits.ts'
export { PAPER_BAN_TEXT, type PaperBans } from './paper-ban.ts'
export { allPapers, DATABASES, PaperRule, type PaperAsked } from './paper-rule.ts'
export { checkDefinition, parseDefinition, problemsOf, readDefinition } from './parse-definition.ts'
export { readCatalogueFiles } from './read-catalogue-files.ts'
export { readDefinitionOn } from './read-definitions.ts'
export { exportCatalogue, type CatalogueFile } from './catalogue-files.ts'
export { importCatalogue, planImport, type ImportPlan } from './import-catalogue.ts'
export { placeOf, writeDefinition } from './write-definition.ts'
export { checkCatalogue, type CatalogueCheck } from './check-catalogue.ts'
export type { ProcedureVersion } from './procedure-version.ts'
export { caseFor, feeFor, feeQuestionOf, limitFor, papersFor, type AskedPaper } from './questions.ts'
export { fieldName, listFields, searchProcedures } from './search-procedures.ts'
export type { ListedField, ProcedurePage, ProcedureQuery } from './search-procedures.ts'
export { isMainLimit, stepBudgetsOf } from './step-budgets.ts'
export { BODIES, Budget, budgetOf, hoursOfLimit, Step, STEP_ACTS } from './step.ts'
