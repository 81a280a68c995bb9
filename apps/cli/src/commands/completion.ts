import { completionScripts } from '../completion/scripts.ts'
import type { Shell } from '../completion/shells.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CliIo } from '../io.ts'
import { Output } from '../output/output.ts'

/** `millrace completion` */
export async function printCompletion(io: CliIo, shell: Shell): Promise<ExitCode> {
  await new Output(io.stdout).write(completionScripts[shell])
  return exitCodes.ok
}
