import { StreamError } from '@millrace/base'
import type { ConfigOp } from '../transport/transport.ts'
import type { ConfigChanges, ConfigResource } from './config-types.ts'

const kinds: readonly string[] = ['set', 'delete', 'append', 'subtract'] satisfies readonly (keyof ConfigChanges)[]

/**
 * The changes as single operations. Throws INVALID_REQUEST for a key that is named twice: what would count is not to be guessed; and for
 * a change of no kind that there is, such as a key that stands where `set` should: it would change nothing.
 */
export function configOps(resource: ConfigResource, changes: ConfigChanges): ConfigOp[] {
  const unknown = Object.keys(changes).find((kind) => !kinds.includes(kind))
  if (unknown !== undefined) {
    const text = `the changes of ${resourceName(resource)} have '${unknown}', but are ${kinds.join(', ')}: write { set: { key: value } }`
    throw new StreamError('INVALID_REQUEST', text, { context: { key: unknown } })
  }
  const ops: ConfigOp[] = [
    ...Object.entries(changes.set ?? {}).map(([name, value]): ConfigOp => ({ name, op: 'SET', value: String(value) })),
    ...(changes.delete ?? []).map((name): ConfigOp => ({ name, op: 'DELETE', value: '' })),
    ...listOps('APPEND', changes.append),
    ...listOps('SUBTRACT', changes.subtract),
  ]
  const named = new Set<string>()
  for (const { name } of ops) {
    if (named.has(name)) {
      const text = `the changes of ${resourceName(resource)} name ${name} more than once`
      throw new StreamError('INVALID_REQUEST', text, { context: { key: name } })
    }
    named.add(name)
  }
  return ops
}

function listOps(op: 'APPEND' | 'SUBTRACT', lists: ConfigChanges['append']): ConfigOp[] {
  return Object.entries(lists ?? {}).map(([name, items]) => ({
    name,
    op,
    value: typeof items === 'string' ? items : items.join(','),
  }))
}

/** For messages. */
export function resourceName({ type, name }: ConfigResource): string {
  return type === 'broker' && name === '' ? 'all brokers' : `${type} ${name}`
}
