import { isStreamError, StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { NodeClock } from '@millrace/node-io'
import type { ConfigProblem, Discovered } from '../connectors/connector.ts'
import { discoveredMax, lookMsMax } from '../limits.ts'
import type { Connector } from '../plugins/plugin-set.ts'
import { type ResolvedConfig, resolveConfig } from '../secrets/resolve-config.ts'
import { noSecrets } from '../secrets/secrets.ts'
import { type FlowPlugins, RecordFlow } from '../tasks/record-flow.ts'
import type { TaskRunOptions } from '../tasks/task-parts.ts'
import { type Preview, type PreviewLimits, previewSink, previewSource } from './preview.ts'

/** What somebody wants to see of a connector, before it runs or beside it. */
export type Look =
  /** Whether its config works. */
  | { readonly kind: 'check' }
  /** What it could read or write. */
  | { readonly kind: 'discover' }
  /** Its first records, before and after each transform. */
  | { readonly kind: 'preview'; readonly limits: PreviewLimits }

/** What is seen. It holds no secrets, and goes through JSON. */
export type Seen =
  | { readonly kind: 'check'; readonly problems: readonly ConfigProblem[] }
  | { readonly kind: 'discover'; readonly found: readonly Discovered[]; readonly isMore: boolean }
  | ({ readonly kind: 'preview' } & Preview)

/** Which connector to look at. */
export type LookOptions = Pick<TaskRunOptions, 'name' | 'config' | 'signal' | 'secrets' | 'logger'>

/** What the process has that looks. */
export interface LookParts {
  /** Asked for where topics are read. */
  readonly client: () => Promise<Client>
  readonly plugins: FlowPlugins
}

/** Looks at a connector, in this process. INVALID_CONFIG for a config that won't do; INVALID_REQUEST for what can't be seen of it. */
export async function lookHere(
  connector: Connector,
  look: Look,
  options: LookOptions,
  parts: LookParts,
): Promise<Seen> {
  const late = AbortSignal.timeout(lookMsMax)
  const signal = AbortSignal.any([options.signal, late])
  const resolved = await resolveConfig(options.config, options.secrets ?? noSecrets)
  try {
    return await see(connector, look, { ...options, signal }, parts, resolved)
  } catch (error) {
    if (late.aborted && !options.signal.aborted) {
      const message = `${connector.name} has not answered for ${lookMsMax} ms`
      throw new StreamError('TIMEOUT', message, { cause: resolved.redactor.error(error) })
    }
    throw resolved.redactor.error(error)
  }
}

async function see(
  connector: Connector,
  look: Look,
  { name, signal }: LookOptions,
  { client, plugins }: LookParts,
  { config, redactor }: ResolvedConfig,
): Promise<Seen> {
  const redact = (text: string): string => redactor.text(text)
  if (look.kind === 'check') {
    const problems = await problemsOf(connector, config, signal, plugins)
    return { kind: 'check', problems: problems.map(({ option, message }) => ({ option, message: redact(message) })) }
  }
  const configured = connector.configure(config)
  if (look.kind === 'discover') {
    const found = await configured.discover(signal)
    if (found === undefined) {
      throw new StreamError('INVALID_REQUEST', `${connector.name} can't tell what there is for it`)
    }
    const shown = found.slice(0, discoveredMax).map((one) => ({ ...one, name: redact(one.name) }))
    return { kind: 'discover', found: shown, isMore: found.length > discoveredMax }
  }
  const flow = new RecordFlow(config, plugins)
  const previewed = { name, config, flow, limits: look.limits, redact, clock: new NodeClock(), signal }
  const preview =
    connector.kind === 'source'
      ? await previewSource(connector, configured.plan(1)[0] ?? { key: 'all' }, previewed)
      : await previewSink(connector, await client(), previewed)
  return { kind: 'preview', ...preview }
}

/** What is wrong with a config, of all that is known by trying it. */
async function problemsOf(
  connector: Connector,
  config: LookOptions['config'],
  signal: AbortSignal,
  plugins: FlowPlugins,
): Promise<readonly ConfigProblem[]> {
  try {
    const configured = connector.configure(config)
    new RecordFlow(config, plugins)
    return await configured.check(signal)
  } catch (error) {
    if (!isStreamError(error, 'INVALID_CONFIG')) throw error
    const { key } = error.context
    return [{ option: typeof key === 'string' ? key : 'connector.class', message: error.message }]
  }
}

/** Looks at a connector: here, or where it is run. */
export function lookAt(connector: Connector, look: Look, options: LookOptions, parts: LookParts): Promise<Seen> {
  return connector.host === undefined ? lookHere(connector, look, options, parts) : connector.host.look(look, options)
}
