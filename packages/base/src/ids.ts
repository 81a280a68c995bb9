import { assert } from './assert.ts'

declare const kind: unique symbol
type Branded<T, Kind extends string> = T & { readonly [kind]: Kind }

/** A topic's UUID as Kafka prints it: 22 characters of URL-safe base64. A topic made again under its name has a new one. */
export type TopicId = Branded<string, 'TopicId'>
/** A cluster's id: 22 characters of URL-safe base64. */
export type ClusterId = Branded<string, 'ClusterId'>
/** A data directory's id (KIP-858): tells an emptied disk from a restarted broker. */
export type DirectoryId = Branded<string, 'DirectoryId'>
/** A broker's number, unique in its cluster. */
export type NodeId = Branded<number, 'NodeId'>

const uuidText = /^[A-Za-z0-9_-]{21}[AQgw]$/

/** Kafka's text of 16 bytes: URL-safe base64 without padding. */
export function uuidToText(bytes: Uint8Array): string {
  assert(bytes.length === 16, `a UUID has 16 bytes, not ${bytes.length}`)
  return Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('base64url')
}

/** The 16 bytes of a UUID's text; undefined if it is not one. */
export function uuidFromText(text: string): Uint8Array | undefined {
  return uuidText.test(text) ? Buffer.from(text, 'base64url') : undefined
}

function branded<Id extends string>(text: string, what: string): Id {
  assert(uuidText.test(text), `${what} must be a UUID in URL-safe base64, is '${text}'`)
  return text as Id
}

/** `text` as a topic id; asserts that it is one. */
export const asTopicId = (text: string): TopicId => branded(text, 'a topic id')
/** `text` as a cluster id; asserts that it is one. */
export const asClusterId = (text: string): ClusterId => branded(text, 'a cluster id')
/** `text` as a data directory's id; asserts that it is one. */
export const asDirectoryId = (text: string): DirectoryId => branded(text, 'a directory id')

/** `value` as a broker's number; asserts that it is an integer from 0 to 2^31 - 1. */
export function asNodeId(value: number): NodeId {
  assert(Number.isInteger(value) && value >= 0 && value <= 0x7fffffff, `a node id is an int32 from 0, not ${value}`)
  return value as NodeId
}

/** A random (version 4) UUID's text, never one that begins with '-' (a command line would take it for an option), as Kafka makes them. */
export function randomUuid(random: { fill(target: Uint8Array): void }): string {
  for (;;) {
    const bytes = new Uint8Array(16)
    random.fill(bytes)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const text = uuidToText(bytes)
    if (!text.startsWith('-')) return text
  }
}
