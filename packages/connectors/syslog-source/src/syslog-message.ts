/** A message of syslog, read. What it does not say is null. */
export interface SyslogMessage {
  readonly facility: number
  readonly severity: number
  /** 1 for RFC 5424, 0 for what was before it. */
  readonly version: number
  /** Milliseconds since 1970. */
  readonly timestampMs: number | null
  readonly hostname: string | null
  readonly appName: string | null
  readonly procId: string | null
  readonly msgId: string | null
  /** Parameters by the ids of their elements. */
  readonly structuredData: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly message: string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayMs = 24 * 60 * 60 * 1000

const header5424 = /^1 (-|\S{1,48}) (-|\S{1,255}) (-|\S{1,48}) (-|\S{1,128}) (-|\S{1,32}) /
const time3164 = /^([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))? /
const timeIso = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})) /
const tag = /^([^\s:[\]]{1,48})(?:\[([^\]\s]{1,128})\])?: ?/

const orNull = (text: string | undefined): string | null => (text === undefined || text === '-' ? null : text)

/** The priority that a message begins with, and what stands behind it. Without one it is 13, user.notice, as RFC 3164 has it. */
function priorityOf(text: string): { readonly priority: number; readonly rest: string } {
  const [all, digits] = /^<(\d{1,3})>/.exec(text) ?? []
  const priority = Number(digits)
  if (all === undefined || priority > 191 || (digits?.length !== 1 && digits?.startsWith('0') === true)) {
    return { priority: 13, rest: text }
  }
  return { priority, rest: text.slice(all.length) }
}

interface Elements {
  readonly data: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Where what stands behind them begins. */
  readonly end: number
}

const elementId = /^\[([^\s=\]"]{1,32})/
const parameter = /^ ([^\s=\]"]{1,32})="((?:[^"\\\]]|\\[^])*)"/

/** The structured data that a text begins with; undefined if it is none. */
function structuredData(text: string): Elements | undefined {
  if (text.startsWith('-')) return { data: new Map(), end: 1 }
  const data = new Map<string, ReadonlyMap<string, string>>()
  let rest = text
  while (rest.startsWith('[')) {
    const [opened, id] = elementId.exec(rest) ?? []
    if (opened === undefined || id === undefined) return undefined
    rest = rest.slice(opened.length)
    const parameters = new Map<string, string>()
    for (;;) {
      const [all, name, value] = parameter.exec(rest) ?? []
      if (all === undefined || name === undefined || value === undefined) break
      parameters.set(name, value.replaceAll(/\\(["\\\]])/g, '$1'))
      rest = rest.slice(all.length)
    }
    if (!rest.startsWith(']')) return undefined
    rest = rest.slice(1)
    data.set(id, parameters)
  }
  return data.size === 0 ? undefined : { data, end: text.length - rest.length }
}

type Body = Omit<SyslogMessage, 'facility' | 'severity'>

function read5424(text: string): Body | undefined {
  const [header, time = '-', hostname, appName, procId, msgId] = header5424.exec(text) ?? []
  if (header === undefined) return undefined
  const timestampMs = time === '-' ? null : Date.parse(time)
  if (timestampMs !== null && (!timeIso.test(`${time} `) || Number.isNaN(timestampMs))) return undefined
  const rest = text.slice(header.length)
  const elements = structuredData(rest)
  if (elements === undefined) return undefined
  const behind = rest.slice(elements.end)
  if (behind !== '' && !behind.startsWith(' ')) return undefined
  const message = behind.slice(1)
  return {
    version: 1,
    timestampMs,
    hostname: orNull(hostname),
    appName: orNull(appName),
    procId: orNull(procId),
    msgId: orNull(msgId),
    structuredData: elements.data,
    message: message.startsWith('\uFEFF') ? message.slice(1) : message,
  }
}

/** The time of a message that says no year: that in which it is nearest to now, since clocks differ and a year may have just begun. */
function timeWithoutYear(parts: RegExpExecArray, offsetMinutes: number, nowMs: number): number | null {
  const [, month = '', day, hours, minutes, seconds, fraction = ''] = parts
  const at = months.indexOf(month)
  if (at === -1) return null
  const year = new Date(nowMs).getUTCFullYear()
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  const times = [year - 1, year, year + 1].map(
    (one) =>
      Date.UTC(one, at, Number(day), Number(hours), Number(minutes), Number(seconds), ms) - offsetMinutes * 60_000,
  )
  const [nearest] = times.toSorted((a, b) => Math.abs(a - nowMs) - Math.abs(b - nowMs))
  return nearest !== undefined && Math.abs(nearest - nowMs) < 366 * dayMs ? nearest : null
}

function read3164(text: string, options: ReadOptions): Body {
  const iso = timeIso.exec(text)
  const old = iso === null ? time3164.exec(text) : null
  const none = { version: 0, procId: null, msgId: null, structuredData: new Map() } as const
  const whole = { ...none, timestampMs: null, hostname: null, appName: null, message: text }
  const timestampMs =
    iso === null
      ? old === null
        ? null
        : timeWithoutYear(old, options.offsetMinutes, options.nowMs)
      : Date.parse(iso[1] ?? '')
  if (timestampMs === null || Number.isNaN(timestampMs)) return withTag(whole, text)
  const rest = text.slice((iso ?? old)?.[0].length ?? 0)
  const [all, hostname = ''] = /^(\S{1,255}) /.exec(rest) ?? []
  // What ends in a colon is the tag: who logs on the machine itself says no host.
  if (all === undefined || hostname.endsWith(':') || hostname.endsWith(']')) {
    return withTag({ ...whole, timestampMs, message: rest }, rest)
  }
  const behind = rest.slice(all.length)
  return withTag({ ...whole, timestampMs, hostname, message: behind }, behind)
}

function withTag(body: Body, text: string): Body {
  const [all, appName, procId] = tag.exec(text) ?? []
  if (all === undefined || appName === undefined) return body
  return { ...body, appName, procId: procId ?? null, message: text.slice(all.length) }
}

/** What a text is read by that says no year and no time zone. */
export interface ReadOptions {
  readonly nowMs: number
  /** How far the senders' clocks are before UTC. */
  readonly offsetMinutes: number
}

/** Reads a message of RFC 5424, or of RFC 3164, which most of what is no message of the first is one of. */
export function readSyslog(text: string, options: ReadOptions): SyslogMessage {
  const { priority, rest } = priorityOf(text)
  const body = read5424(rest) ?? read3164(rest, options)
  return { facility: priority >> 3, severity: priority & 7, ...body }
}
