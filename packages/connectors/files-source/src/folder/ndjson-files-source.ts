import { configSchema, defineSource, option, type SourceConnector } from '@millrace/connect'
import { version } from '../version.ts'
import { folderOptions, folderSettings } from './folder-config.ts'
import { folderProblems } from './folder-problems.ts'
import { FolderReader } from './folder-reader.ts'
import { ndjsonFormat } from './ndjson-format.ts'
import { positionProblem } from './position-problem.ts'

/** Reads the NDJSON files of a folder, each once and to its end, then moves or deletes it when all of its lines are stored. */
export const ndjsonFilesSource: SourceConnector = defineSource({
  name: 'NdjsonFilesSource',
  version,
  doc: 'Reads files of JSON, one value a line, of a folder into a topic.',
  config: configSchema({
    ...folderOptions,
    'json.values': option.oneOf(['parsed', 'text'], {
      default: 'parsed',
      importance: 'MEDIUM',
      doc: 'What a line becomes: what it says, for a JsonConverter and transforms, or its text as it stands, for a StringConverter.',
    }),
  }),
  check: (given) => folderProblems(folderSettings(given)),
  plan(given) {
    folderSettings(given)
    return [{ key: 'all' }]
  },
  checkPosition: positionProblem,
  open({ config: given, ...context }) {
    const format = ndjsonFormat({ values: given['json.values'], rowBytesMax: given['row.bytes.max'] })
    return new FolderReader({ ...context, settings: folderSettings(given), format })
  },
})
