import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { schemaRegistry, type SchemaRegistry } from '../src/client/schema-registry.ts'
import { existingSchema } from '../src/registry/lookups.ts'
import type { SchemaType } from '../src/schema-kind.ts'
import { PlainRegistry } from './plain-registry.ts'

/** A registry as far as serdes ask it, over the real state: the server has tests with a cluster of its own. */
export class ServedRegistry {
  readonly plain = new PlainRegistry()
  readonly asked: string[] = []
  isDown = false
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => {
      void read(request).then((body) => {
        this.asked.push(`${request.method} ${request.url}`)
        let [status, answer] = [200, undefined as unknown]
        try {
          answer = this.isDown ? undefined : this.#answer(request.url ?? '', body)
          if (this.isDown) status = 503
        } catch (error) {
          const { message, context } = error as { message: string; context: { errorCode: number } }
          status = Number(String(context.errorCode).slice(0, 3))
          answer = { error_code: context.errorCode, message }
        }
        response.writeHead(status).end(JSON.stringify(answer ?? {}))
      })
    })
  }

  async client(): Promise<SchemaRegistry> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return schemaRegistry({ url: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/` })
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  #answer(url: string, body: string): unknown {
    const [, , subject = '', , version] = url.replace(/\?.*/, '').split('/')
    const { state } = this.plain
    if (url.startsWith('/schemas/ids/')) {
      const { text, references, type } = existingSchema(state, Number(url.split('/')[3]))
      return { schema: text, references, schemaType: type }
    }
    if (body !== '') {
      const { schema, schemaType, references = [] } = JSON.parse(body) as Sent
      return { id: Number(this.plain.register(subject, schema, { type: schemaType, references }).split('/')[0]) }
    }
    const versions = state.versions(subject)
    if (version === undefined) return versions.map((each) => each.version)
    const found = version === 'latest' ? versions.at(-1) : state.version(subject, Number(version))
    return { ...found, schema: found?.text, schemaType: found?.type }
  }
}

interface Sent {
  readonly schema: string
  readonly schemaType: SchemaType
  readonly references?: never[]
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
