import { type ConfigOf, configError, configSchema, defineSource, option, type SourceConnector } from '@millrace/connect'
import { version } from '../version.ts'
import { type CsvOptions, csvFormat } from './csv-format.ts'
import { folderOptions, folderSettings } from './folder-config.ts'
import { folderProblems } from './folder-problems.ts'
import { FolderReader } from './folder-reader.ts'
import { positionProblem } from './position-problem.ts'

const config = configSchema({
  ...folderOptions,
  'csv.separator.char': option.string({
    default: ',',
    importance: 'MEDIUM',
    doc: 'What stands between fields: a character of ASCII, or TAB.',
  }),
  'csv.quote.char': option.string({
    default: '"',
    importance: 'LOW',
    doc: 'What stands around fields that hold separators, quotes (twice) or ends of lines.',
  }),
  'csv.first.row.as.header': option.boolean({
    default: true,
    importance: 'HIGH',
    doc: 'Whether the first row names the columns. Without it they are column01, column02 and so on.',
  }),
  'csv.null.field.indicator': option.oneOf(['NEITHER', 'EMPTY_SEPARATORS', 'EMPTY_QUOTES', 'BOTH'], {
    default: 'EMPTY_SEPARATORS',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'Which empty fields are null: those between separators, those between quotes, both or neither.',
  }),
  'csv.types': option.oneOf(['string', 'inferred'], {
    default: 'string',
    importance: 'MEDIUM',
    doc: 'What fields become: texts, with a schema, or whatever each looks like (whole numbers, numbers, true and false; texts in quotes), without one.',
  }),
})

const characterOf = (option_: string, text: string): string => {
  const character = text.toUpperCase() === 'TAB' ? '\t' : text
  if (/^[\t\x20-\x7e]$/.test(character)) return character
  throw configError(option_, `${option_} is '${text}', and has to be one character of ASCII, or TAB`)
}

function csvOptions(given: ConfigOf<typeof config.shape>): CsvOptions {
  const separator = characterOf('csv.separator.char', given['csv.separator.char'])
  const quote = characterOf('csv.quote.char', given['csv.quote.char'])
  if (separator === quote) {
    throw configError('csv.quote.char', 'csv.quote.char and csv.separator.char are the same: give each its own')
  }
  return {
    separator,
    quote,
    hasHeader: given['csv.first.row.as.header'],
    nullFields: given['csv.null.field.indicator'],
    infersTypes: given['csv.types'] === 'inferred',
    rowBytesMax: given['row.bytes.max'],
  }
}

/** Reads the CSV files (RFC 4180) of a folder, each once and to its end, then moves or deletes it when all of its rows are stored. */
export const csvFilesSource: SourceConnector = defineSource({
  name: 'CsvFilesSource',
  version,
  doc: 'Reads the CSV files of a folder into a topic, a record a row.',
  config,
  check: (given) => folderProblems(folderSettings(given)),
  plan(given) {
    folderSettings(given)
    csvOptions(given)
    return [{ key: 'all' }]
  },
  checkPosition: positionProblem,
  open: ({ config: given, ...context }) =>
    new FolderReader({ ...context, settings: folderSettings(given), format: csvFormat(csvOptions(given)) }),
})
