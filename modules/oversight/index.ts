export { Board, BoardRow, FIGURE_TEXT, FIGURES_OF_NOW, Figures, type FigureName } from './board.ts'
export { Age, AGES, momentsOfAge, OfficerSlice, Slice } from './breakdown.ts'
export { boardCursor } from './board-cursor.ts'
export { seesOfficers, unitsInSight } from './board-policy.ts'
export { checkTallies, type Check } from './check-tallies.ts'
export { FOLD_BATCH, foldTallies } from './fold-tallies.ts'
export { communesOf, readBoard, type BoardWanted } from './read-board.ts'
export { readProcedures, readTrend } from './read-trend.ts'
export {
  proceduresOf,
  readAges,
  readChannels,
  readFields,
  readOfficers,
  readProcedureSlices,
} from './read-breakdown.ts'
export { rebuildTallies } from './rebuild-tallies.ts'
export { DigestCounts, sumCounts, UnitDigest, type Turn } from './digest.ts'
export { calendarOfUnit, readDigests, readOfficerDigest, type OfficerDigest } from './read-digest.ts'
export { listDigestDays, listDigests, listUndigested, recordDigest } from './record-digest.ts'
export { answerExplanation } from './answer-explanation.ts'
export { askExplanation } from './ask-explanation.ts'
export { AnswerExplanationInput, AskInput, Explanation, mayAnswer, mayAsk } from './explanation.ts'
export { listExplanations } from './list-explanations.ts'
export {
  addMeasured,
  addOutlooks,
  byHorizon,
  type Forecast,
  HORIZONS,
  Measured,
  Outlook,
  outlookOf,
  precisionOf,
} from './forecast.ts'
export { listUnforecast, makeForecast } from './make-forecast.ts'
export type { Proposal } from './proposals.ts'
export { readForecasts, readMeasured, readProposals } from './read-forecasts.ts'
export { type CriterionScore, readCriteria } from './read-satisfaction.ts'
