import { type ErrorCode, errorCodes } from '@millrace/base'
import { errorGuide } from './error-guide.ts'
import { generatedNote, markdownTable } from './markdown.ts'

/** docs/errors.md: the closed list of codes. */
export function errorsReference(): string {
  const rows = Object.entries(errorCodes).map(([code, traits]) => [
    `\`${code}\``,
    traits.retriable ? 'yes' : 'no',
    traits.fatal ? 'yes' : 'no',
    traits.kafkaCode === -1 ? '' : String(traits.kafkaCode),
    errorGuide[code as ErrorCode].meaning,
  ])
  return `# Errors

${generatedNote}Every error of the SDK and of a broker is a \`StreamError\` with a \`code\` of this list, a message that says what happened, to what, and what
to do, and a \`context\` with topic, partition, offset, file or limit where they matter. \`isStreamError(error, 'CODE')\` tells them apart.

*Retriable*: the same call may succeed later, unchanged; the SDK has already tried for as long as it was allowed. *Fatal*: what raised it
can not be used any more. *Kafka*: the number of the error that Kafka's protocol has for it. [Troubleshooting](troubleshooting.md) says
for each what brings it about and what to do.

${markdownTable(['code', 'retriable', 'fatal', 'Kafka', 'meaning'], rows)}`
}
