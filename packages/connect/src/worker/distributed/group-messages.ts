import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { StreamError } from '@millrace/base'
import { groupMessageBytesMax } from '../../limits.ts'
import { isAddress } from './address.ts'
import type { PieceShare } from './assign-pieces.ts'

/** Connectors and tasks are divided each for themselves. */
export type WorkKind = 'connectors' | 'tasks'

/** Something for connectors and something for tasks. */
export type ByKind<Each> = Readonly<Record<WorkKind, Each>>

/** What a worker tells its group of itself. */
export interface WorkerReport {
  /** Where its REST API answers: `http://127.0.0.1:8083`. */
  readonly url: string
  /** The numbers of what is reported; see `Holdings`. */
  readonly report: ByKind<number>
  /** Of the topic of configs: the offset of the first record that it has not read. */
  readonly configOffset: number
  /** How often it has asked for another assignment: something that it is made from has changed. */
  readonly asked: number
  readonly held: ByKind<readonly string[]>
}

/** What a worker is told. */
export interface WorkerAssignment {
  /** The member that assigns, and that alone writes the topic of configs. */
  readonly leader: string
  readonly leaderUrl: string
  /** What the assignment is made from: nothing of it begins before the worker has read so far. */
  readonly configOffset: number
  /** The worker's reports that it is made from. */
  readonly seen: ByKind<number>
  readonly shares: ByKind<PieceShare>
}

const format = 1

type Json = Readonly<Record<string, unknown>>

function encode(message: object): Uint8Array {
  // Names come again and again.
  return deflateRawSync(JSON.stringify({ format, ...message }))
}

function refused(what: string): StreamError {
  return new StreamError(
    'INVALID_REQUEST',
    `${what} of a Connect group can not be understood: all of its workers have to be of versions that go together`,
  )
}

function decode(bytes: Uint8Array, what: string): Json {
  try {
    const parsed: unknown = JSON.parse(inflateRawSync(bytes, { maxOutputLength: groupMessageBytesMax }).toString())
    if (typeof parsed === 'object' && parsed !== null && 'format' in parsed && parsed.format === format)
      return { ...parsed }
  } catch {
    // Neither is what no worker of this version has written.
  }
  throw refused(what)
}

const objectIn = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {})
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

function countIn(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw refused(what)
}

function countsIn(value: unknown, what: string): ByKind<number> {
  const { connectors, tasks } = objectIn(value)
  return { connectors: countIn(connectors, what), tasks: countIn(tasks, what) }
}

/** What a worker sends of itself. */
export function encodeReport(report: WorkerReport): Uint8Array {
  return encode(report)
}

/** Throws INVALID_REQUEST for what no worker of this version has written. */
export function decodeReport(bytes: Uint8Array): WorkerReport {
  const what = 'what a worker says of itself'
  const { url, report, configOffset, asked, held } = decode(bytes, what)
  const { connectors, tasks } = objectIn(held)
  if (typeof url !== 'string' || !isAddress(url)) throw refused(what)
  return {
    url,
    report: countsIn(report, what),
    configOffset: countIn(configOffset, what),
    asked: countIn(asked, what),
    held: { connectors: textsIn(connectors), tasks: textsIn(tasks) },
  }
}

/** What a worker is told to do. */
export function encodeAssignment(assignment: WorkerAssignment): Uint8Array {
  return encode(assignment)
}

/** Throws INVALID_REQUEST for what no worker of this version has written; undefined for no bytes: nothing was assigned yet. */
export function decodeAssignment(bytes: Uint8Array): WorkerAssignment | undefined {
  if (bytes.length === 0) return undefined
  const what = 'an assignment'
  const { leader, leaderUrl, configOffset, seen, shares } = decode(bytes, what)
  const share = (kind: WorkKind): PieceShare => {
    const { run, claim } = objectIn(objectIn(shares)[kind])
    return { run: textsIn(run), claim: textsIn(claim) }
  }
  if (typeof leaderUrl !== 'string' || !isAddress(leaderUrl)) throw refused(what)
  return {
    leader: textIn(leader),
    leaderUrl,
    configOffset: countIn(configOffset, what),
    seen: countsIn(seen, what),
    shares: { connectors: share('connectors'), tasks: share('tasks') },
  }
}
