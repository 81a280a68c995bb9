import type { CliIo } from '../io.ts'
import type { FormatOption } from '../program/shared-options.ts'
import { Output } from './output.ts'
import { render } from './render.ts'

/** Prints a result on stdout: `text()` for people, `data` for programs. */
export async function print(io: CliIo, { format }: FormatOption, data: unknown, text: () => string): Promise<void> {
  await new Output(io.stdout).write(await render(format, data, text))
}
