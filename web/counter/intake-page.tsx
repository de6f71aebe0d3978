import type { ChainRule, ProcedureVersion } from '#modules/procedures'
import { limitFor } from '#modules/procedures'
import type { Unit } from '#modules/units'
import type { FieldError } from '#platform/refusal.ts'
import { say } from '#platform/text.ts'
import { fieldsOfForm, type Form as FormOf } from '#modules/forms'
import { FormFields } from '../forms/form-fields.tsx'
import { waitingFiles } from '../forms/shown-files.ts'
import { cleanAnswers, shownFields } from '../forms/read-answers.ts'
import { ChecklistFields } from '../officer/checklist-fields.tsx'
import { ScannedPapers } from '../officer/scanned-papers.tsx'
import {
  ActionBar,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  Heading,
  HotKeys,
  LivePieces,
  Page,
  Panel,
  ShapedPiece,
  Split,
  errorOf,
  useView,
} from '../ui/index.ts'
import type { View } from '../view.ts'
import { QueueBarPlace } from './queue-bar.tsx'
import { ChainChoice } from '../chains/chain-choice.tsx'
import { AssistanceField } from './assistance-field.tsx'
import { ExemptionFields } from './exemption-fields.tsx'
import { FeeWords } from './fee-words.tsx'
import type { Intake } from './intake.ts'
import { PersonFields } from './person-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { formBesidePersons } from './persons.ts'

const PATH = '/quay/tiep-nhan'

/** A commune by what the screen asks and shows of it. */
export type NamedUnit = Pick<Unit, 'slug' | 'code' | 'full_name'>

export type IntakePageProps = {
  view: View
  version: ProcedureVersion
  intake: Intake
  /** What is wrong; empty on the first sight of the screen. */
  errors: readonly FieldError[]
  /** What was refused as a whole; some refusals point at no field. */
  title?: string | undefined
  own: NamedUnit
  units: readonly NamedUnit[]
  /** The chains this procedure may open. */
  chains: readonly ChainRule[]
  newKey: () => string
  /** True where the line is cut: what only the server can do is left out. */
  isCut?: boolean | undefined
}

/** Tiếp nhận on one screen: persons, answers, papers, fee; one key saves, the next takes the next. */
export function IntakePage(props: IntakePageProps) {
  const { view, version, errors } = props
  const { t, language } = view
  const name = say(version.definition.short_name, language)
  return (
    <Page
      view={view}
      title={`${t('Tiếp nhận', 'Intake')}: ${name}`}
      width="wide"
      hasErrors={errors.length > 0 || props.title !== undefined}
    >
      <QueueBarPlace />
      <IntakeScreen {...props} />
    </Page>
  )
}

/** The screen itself, as the server draws it, and the browser while its line is cut. */
export function IntakeScreen(props: IntakePageProps) {
  const { view, version, errors, newKey } = props
  const { t, language } = view
  return (
    <>
      <ErrorSummary errors={errors} title={props.title} />
      <Heading
        text={say(version.definition.short_name, language)}
        caption={t(`Tiếp nhận · thủ tục ${version.code}`, `Intake · procedure ${version.code}`)}
      >
        <ButtonLink
          kind="secondary"
          href={PATH}
          text={t('Thủ tục khác', 'Another procedure')}
          shortcut="F2"
        />
      </Heading>
      <Form
        action={`${PATH}?thu-tuc=${version.code}`}
        idempotencyKey={newKey()}
        hasFiles={asksFiles(version)}
      >
        <EnterSaves />
        <LivePieces />
        <div class="intake">
          <Split aside={<Aside {...props} />}>
            <Panel>
              <PersonFields version={version} typed={props.intake.typed} errors={errors} />
              <AssistanceField consent={props.intake.input.assistance?.consent ?? ''} />
            </Panel>
            <Questions {...props} />
          </Split>
        </div>
      </Form>
      <HotKeys />
    </>
  )
}

function asksFiles({ definition }: ProcedureVersion): boolean {
  return fieldsOfForm(definition.form).some(({ type }) => type === 'file')
}

/** Enter in a field presses a form's first button: that one takes the dossier in, not a row's or the checking one. */
function EnterSaves() {
  return (
    <button class="visually-hidden" type="submit" name="do" value="take" tabIndex={-1} aria-hidden="true">
      OK
    </button>
  )
}

function Questions({ version, intake, errors, units, isCut }: IntakePageProps) {
  const form = formBesidePersons(version.definition.form)
  return (
    <>
      <ShapedPiece id="to-khai" shape={questionsShape(form, intake)}>
        {form.sections.length > 0 ? (
          <Panel>
            <FormFields
              form={form}
              answers={intake.answers}
              errors={errors}
              units={units.map((unit) => ({ value: unit.code, label: unit.full_name }))}
              files={waitingFiles(intake.files.values())}
            />
          </Panel>
        ) : null}
      </ShapedPiece>
      <ShapedPiece id="giay-to" shape={intake.papers.map((paper) => paper.key).join()}>
        {intake.papers.length > 0 ? (
          <Panel>
            <ChecklistFields
              name="checklist"
              papers={intake.papers}
              typed={intake.typed['checklist']}
              errors={errors}
            />
          </Panel>
        ) : null}
      </ShapedPiece>
      {intake.papers.length === 0 ? null : (
        <Panel>
          <ScannedPapers
            name="checklist"
            procedure={version.code}
            papers={intake.papers}
            typed={intake.typed['checklist']}
            isCut={isCut}
          />
        </Panel>
      )}
    </>
  )
}

/** Which questions are asked now, and what is added up in them. */
function questionsShape(form: FormOf, { answers }: Intake): string {
  const clean = cleanAnswers(form, answers)
  return shownFields(form, answers)
    .map(({ key, type }) => (type === 'computed' ? `${key}=${String(clean[key])}` : key))
    .join()
}

function Aside(props: IntakePageProps) {
  const { version, intake } = props
  const { t } = useView()
  const limit = limitFor(version, intake.input.channel, null)
  return (
    <div class="stay-in-sight stack">
      <Panel title={t('Nơi và cách nhận', 'Where and how')}>
        <PlaceFields {...props} />
        <ChainChoice
          chains={props.chains}
          value={intake.input.chain}
          error={errorOf(props.errors, 'chain')}
        />
      </Panel>
      <Panel title={t('Phí, lệ phí tạm tính', 'Fee so far')}>
        <ShapedPiece id="phi" shape={intake.fees.due.map((one) => `${one.key}=${one.amount}`).join()}>
          <FeeWords fees={intake.fees} limit={limit} />
        </ShapedPiece>
        <ExemptionFields {...props} />
      </Panel>
      <ActionBar>
        <Button
          text={props.isCut ? t('Tiếp nhận', 'Accept') : t('Tiếp nhận và chuyển', 'Accept and forward')}
          name="do"
          value="take"
          shortcut="Alt+S"
        />
        {props.isCut ? null : (
          <Button
            kind="secondary"
            text={t('Lưu chờ kiểm tra', 'Save for checking')}
            name="do"
            value="keep"
            shortcut="Alt+K"
          />
        )}
      </ActionBar>
    </div>
  )
}
