export { run } from './main.ts'
export type { CliIo } from './io.ts'
export { createProgram, everyCommand } from './program/program.ts'
