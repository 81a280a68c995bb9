import { vi } from 'vitest'

interface Sent {
  readonly schema: string
  readonly schemaType?: string
  readonly references?: readonly { readonly name: string; readonly subject: string; readonly version: number }[]
}

/** A registry as far as converters ask it, in place of the network. */
export class FakeRegistry {
  static readonly url = 'http://registry:8081'
  readonly asked: string[] = []
  readonly authorizations = new Set<string | null>()
  /** The status of what is answered next, where that is not as it should be. */
  readonly failures: number[] = []
  readonly #schemas: Sent[] = []
  readonly #subjects = new Map<string, number[]>()

  constructor() {
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => this.#answer(url, init))
  }

  /** Gives a subject a schema, and answers its id. */
  register(subject: string, sent: Sent): number {
    let id = this.#schemas.findIndex((each) => each.schema === sent.schema) + 1
    if (id === 0) id = this.#schemas.push(sent)
    const ids = this.#subjects.get(subject) ?? []
    if (!ids.includes(id)) this.#subjects.set(subject, [...ids, id])
    return id
  }

  /** The text of a schema. */
  text(id: number): string {
    return this.#schemas[id - 1]?.schema ?? ''
  }

  subjects(): readonly string[] {
    return [...this.#subjects.keys()]
  }

  #answer(url: string, { method = 'GET', body, headers }: RequestInit): Response {
    const { pathname } = new URL(url)
    this.asked.push(`${method} ${pathname}`)
    this.authorizations.add(new Headers(headers).get('authorization'))
    const failure = this.failures.shift()
    if (failure !== undefined) return refused(failure)
    const [, kind, subject = '', place] = pathname.split('/')
    if (kind === 'schemas') {
      const sent = this.#schemas[Number(place) - 1]
      return sent === undefined ? refused(40403) : Response.json(sent)
    }
    const name = decodeURIComponent(subject)
    if (method === 'POST' && pathname.endsWith('/versions')) {
      return Response.json({ id: this.register(name, sentIn(body)) })
    }
    const ids = this.#subjects.get(name) ?? []
    const wanted = method === 'POST' ? sentIn(body).schema : undefined
    const id = wanted === undefined ? ids.at(-1) : ids.find((each) => this.text(each) === wanted)
    if (id === undefined) return refused(ids.length === 0 ? 40401 : 40403)
    return Response.json({ subject: name, version: ids.indexOf(id) + 1, id, ...this.#schemas[id - 1] })
  }
}

function refused(errorCode: number): Response {
  const status = Number(String(errorCode).slice(0, 3))
  return Response.json({ error_code: errorCode, message: `refused with ${errorCode}` }, { status })
}

function sentIn(body: RequestInit['body']): Sent {
  if (typeof body !== 'string') throw new TypeError('a text was to be sent')
  return JSON.parse(body) as Sent
}
