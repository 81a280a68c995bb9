import { isStreamError } from '@millrace/base'
import { type Check, fail, ok, type Verdict, warn } from '../doctor/check.ts'
import { checkAdvertised } from '../doctor/check-brokers.ts'
import { checkOwnClock, compareClocks } from '../doctor/check-clock.ts'
import { checkDescriptors, descriptorLimit } from '../doctor/check-descriptors.ts'
import { checkDisk } from '../doctor/check-disk.ts'
import { checkNode } from '../doctor/check-node.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { colorsFor } from '../output/colors.ts'
import { Output } from '../output/output.ts'
import { Progress } from '../output/progress.ts'
import { render } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'

export interface DoctorOptions extends BrokersOption, FormatOption {
  readonly data: string
}

/** `millrace doctor`: what could keep a broker on this machine, or a client of it, from working well. Exit code 4 if something does. */
export async function doctor(io: CliIo, options: DoctorOptions): Promise<ExitCode> {
  const checks: Check[] = []
  {
    let doing = 'this machine'
    using _progress = new Progress(io, () => `looking at ${doing}`)
    checks.push(checkNode(process.versions.node), checkDescriptors(await descriptorLimit()), checkOwnClock(Date.now()))
    doing = `the disk of ${options.data}`
    checks.push(...(await checkDisk(options.data, io.interrupted)))
    doing = options.brokers.join(', ')
    if (!io.interrupted.aborted) checks.push(...(await checkCluster(io, options)))
  }
  const count = (verdict: Verdict): number => checks.filter((check) => check.verdict === verdict).length
  const failed = count('fail')
  await new Output(io.stdout).write(
    await render(options.format, { healthy: failed === 0, checks }, () =>
      doctorText(io, checks, count('warn'), failed),
    ),
  )
  if (failed > 0) return exitCodes.unhealthy
  return io.interrupted.aborted ? exitCodes.failed : exitCodes.ok
}

/** What only a broker can tell. One that nobody named need not run. */
async function checkCluster(io: CliIo, options: DoctorOptions): Promise<Check[]> {
  const at = options.brokers.join(', ')
  try {
    return await withClient(io, options, async (client) => {
      const askedMs = Date.now()
      const described = await client.admin().describeCluster({ timeoutMs: askTimeoutMs })
      const reading = { brokerMs: described.timeMs, askedMs, answeredMs: Date.now() }
      return [
        ok('cluster', `${described.clusterId} answers at ${at} (version ${described.version})`),
        compareClocks(`broker ${described.nodeId}`, reading),
        ...(await checkAdvertised(options.brokers, described.brokers, io.interrupted)),
      ]
    })
  } catch (error) {
    if (!(error instanceof CommandFailure) && !isStreamError(error)) throw error
    const name = 'cluster'
    if (options.brokersFrom === 'default') {
      return [
        warn(
          name,
          `no broker answers at ${at}`,
          'start one with `millrace dev`, or say where it is with --brokers host:port',
        ),
      ]
    }
    return [fail(name, `no broker answers at ${at}`, 'start it, or correct the address; a firewall may be in between')]
  }
}

function doctorText(io: CliIo, checks: readonly Check[], warned: number, failed: number): string {
  const { green, yellow, red, dim } = colorsFor(io, io.stdout)
  const paint = { ok: green, warn: yellow, fail: red }
  const width = Math.max(...checks.map(({ name }) => name.length))
  const lines = checks.map(({ name, verdict, found, remedy }) => {
    const line = `${paint[verdict](verdict.padEnd(4))}  ${name.padEnd(width)}  ${found}\n`
    return remedy === undefined ? line : `${line}${' '.repeat(width + 8)}${dim(`-> ${remedy}`)}\n`
  })
  const verdict =
    failed > 0
      ? red(`${failed} of ${checks.length} checks failed`)
      : warned > 0
        ? yellow(`it works; ${warned} of ${checks.length} checks could be better`)
        : green('all is well')
  return `${lines.join('')}\n${verdict}\n`
}
