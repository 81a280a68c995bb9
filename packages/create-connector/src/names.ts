import { StreamError } from '@millrace/base'

/** What a connector can be. */
export const connectorKinds = ['source', 'sink'] as const
/** One of {@link connectorKinds}. */
export type ConnectorKind = (typeof connectorKinds)[number]

/** What a package is called, and what is in it. */
export interface ConnectorNames {
  /** The npm package: `@acme/orders-source`. */
  readonly packageName: string
  /** What configs name as `connector.class`: `OrdersSource`. */
  readonly className: string
  /** What the module exports: `ordersSource`. */
  readonly exportName: string
}

/** As npm has it, of what can also be a name in TypeScript: it begins with a letter. */
const packageName = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z][a-z0-9._-]*$/
const packageNameLengthMax = 214

/** The names for a package, such as `orders-source` or `@acme/orders`. Throws INVALID_REQUEST for what npm would not take. */
export function namesOf(name: string, kind: ConnectorKind): ConnectorNames {
  if (!packageName.test(name) || name.length > packageNameLengthMax) {
    const message = `'${name}' can't be the name of a package: give one such as orders-${kind} or @acme/orders-${kind}, in small letters`
    throw new StreamError('INVALID_REQUEST', message)
  }
  const words = name
    .slice(name.indexOf('/') + 1)
    .split(/[._-]+/)
    .filter((word) => word !== '')
  const all = words.at(-1) === kind ? words : [...words, kind]
  const className = all.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join('')
  return { packageName: name, className, exportName: `${className[0]?.toLowerCase()}${className.slice(1)}` }
}

/** What a name says that the connector is: `orders-sink` is a sink; undefined if it says nothing. */
export function kindIn(name: string): ConnectorKind | undefined {
  return connectorKinds.find((kind) => new RegExp(`(?:^|[/._-])${kind}$`).test(name))
}
