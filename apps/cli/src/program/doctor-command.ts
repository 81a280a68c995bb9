import type { Command } from 'commander'
import type { DoctorOptions } from '../commands/doctor.ts'
import type { ProgramContext } from './context.ts'
import { withBrokers, withFormat } from './shared-options.ts'

/** `millrace doctor` */
export function addDoctorCommand(program: Command, context: ProgramContext): void {
  withFormat(withBrokers(program.command('doctor')))
    .description(
      'look for what keeps a broker on this machine, or a client of one, from working well: Node.js, open files, clock, ' +
        'how long the disk takes to sync, its room, and whether brokers can be reached where they say they are. 4 if a check fails',
    )
    .option('--data <dir>', 'the folder of the data; a file is written there for a moment', '.')
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('../commands/doctor.ts')
      context.exitCode = await doctor(context.io, options)
    })
}
