import { type ErrorCode, errorCodes } from '@millrace/base'
import { errorGuide } from './error-guide.ts'
import { generatedNote } from './markdown.ts'

/** docs/troubleshooting.md: for each code, what brings it about and what to do. */
export function troubleshooting(): string {
  const sections = Object.keys(errorCodes).map((code) => section(code as ErrorCode))
  return `# Troubleshooting

${generatedNote}Every error has a code: in the SDK it is \`error.code\`, on the command line it stands in brackets at the end of the line, and in a
broker's log it is \`code\`. Below is, for each, what usually brings it about and what to do. [Errors](errors.md) is the same list as a table, with
which of them are worth another try.

The message of an error names the topic, partition, offset, file, address or limit that it is about, and \`error.cause\` is the failure
below it: read both before you change anything. \`millrace doctor\` looks for what keeps a broker or a client on this machine from working well:
open files, clock, disk, addresses, the version of Node.js.

${sections.join('\n')}`
}

function section(code: ErrorCode): string {
  const { meaning, cause, remedy } = errorGuide[code]
  return `## ${code}

${meaning}

**Cause:** ${cause}

**Remedy:** ${remedy}
`
}
