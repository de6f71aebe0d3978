/** The front door of the design language: pages import from here. */
export { Bars } from './bars.tsx'
export { ActionBar, Form } from './form.tsx'
export { Breadcrumbs, Heading, Hero, type Crumb } from './heading.tsx'
export { Button, ButtonGroup, ButtonLink, KeyHint } from './button.tsx'
export { Card, CardGrid, Panel, Split, Stack } from './card.tsx'
export {
  Choice,
  ComboBox,
  LookupField,
  MultipleChoice,
  Select,
  YesNo,
  type Option,
} from './choice-fields.tsx'
export { Confirmation, CopyCode, EmptyState, Loading, Notice } from './notice.tsx'
export { DateField, HiddenKey, MoneyField, NumberField, TextArea, TextField } from './text-fields.tsx'
export { DefinitionList, Progress, type Definition } from './definition-list.tsx'
export { Details, Pagination, Tabs, type TabLink } from './tabs.tsx'
export { ErrorSummary, errorOf } from './error-summary.tsx'
export { FieldGroup, fieldId, type FieldProps } from './field.tsx'
export { Facts, type Fact } from './facts.tsx'
export { Figures, type Figure } from './figures.tsx'
export { FileField, type UploadedFile } from './file-field.tsx'
export { FilterForm } from './filter-form.tsx'
export { HeatCalendar, type HeatDay } from './heat-calendar.tsx'
export { HotKeys, LivePiece, LivePieces, LiveRegion, ShapedPiece } from './live-region.tsx'
export { Line, type Series } from './line.tsx'
export { Numbered } from './numbered.tsx'
export { Page, renderFragment, renderPage, type PageProps } from './page.tsx'
export { Said } from './said.tsx'
export { SearchBox } from './search-box.tsx'
export { SearchResults } from './search-results.tsx'
export { StatusTag, Tag, type Tone } from './tag.tsx'
export { Steps, Timeline, type Step, type TimelineItem } from './timeline.tsx'
export { Table, type Column, type Order } from './table.tsx'
export { TileMap, type Tile } from './tile-map.tsx'
export { useView, useWords, type Words } from './words.ts'
