import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { connectorsFolder, freePort, otherUser, temporaryFolder } from './lib/places.ts'
import { ServerProcess } from './lib/server-process.ts'

const version = '2.19.3'
const artifact = `org.opensearch.distribution.integ-test-zip:opensearch:${version}:zip`
const unpack = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack'
/** SHA-256 of the server's own jar. */
const sum = 'e3137e61b08b6e9a047b104f2dd52b7cd7f6cb0f72dd9d8c0c1da93833de3295'
const cache = join(connectorsFolder, '../../node_modules/.cache/opensearch')

/** Where OpenSearch lies: Maven fetches it once. */
function installed(): string {
  const home = join(cache, `opensearch-${version}`)
  if (existsSync(home)) return home
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'new-'))
  try {
    execFileSync('mvn', ['--batch-mode', '--quiet', unpack, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`], {
      cwd: folder,
      stdio: 'pipe',
    })
    const found = join(folder, `opensearch-${version}`)
    const bytes = readFileSync(join(found, 'lib', `opensearch-${version}.jar`))
    const is = createHash('sha256').update(bytes).digest('hex')
    if (is !== sum) throw new Error(`${artifact} holds another server than it did: its sum is ${is}`)
    // Two that fetch it at once end here one after the other, with the same.
    if (!existsSync(home)) renameSync(found, home)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return home
}

/** A page of a search. */
interface Page {
  readonly _scroll_id: string
  readonly hits: { readonly hits: readonly { readonly _id: string; readonly _source: Record<string, unknown> }[] }
}

/** A real OpenSearch of one node, in a folder of its own. Needs Java 17 and mvn. It has no passwords. */
export class OpenSearch implements AsyncDisposable {
  readonly url: string
  readonly #process: ServerProcess
  readonly #remove: () => void

  private constructor(url: string, started: ServerProcess, remove: () => void) {
    this.url = url
    this.#process = started
    this.#remove = remove
  }

  static async start(): Promise<OpenSearch> {
    // It refuses to be run by root, and another user may not read where this lies.
    const user = otherUser()
    const folder = temporaryFolder('opensearch', user)
    const home = join(folder.path, 'home')
    cpSync(installed(), home, { recursive: true })
    const config = join(folder.path, 'config')
    const [httpPort, transportPort] = [await freePort(), await freePort()]
    mkdirSync(config)
    for (const name of ['log4j2.properties', 'jvm.options'])
      copyFileSync(join(home, 'config', name), join(config, name))
    const settings = {
      'discovery.type': 'single-node',
      'network.host': '127.0.0.1',
      'http.port': httpPort,
      'transport.port': transportPort,
      'path.data': join(folder.path, 'data'),
      'path.logs': join(folder.path, 'logs'),
      // However full the disk of the machine is.
      'cluster.routing.allocation.disk.threshold_enabled': false,
    }
    const lines = Object.entries(settings).map(([name, value]) => `${name}: ${value}\n`)
    writeFileSync(join(config, 'opensearch.yml'), lines.join(''))
    if (user !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, config, home])
    const url = `http://127.0.0.1:${httpPort}`
    const started = await ServerProcess.start({
      name: 'OpenSearch',
      command: 'java',
      arguments: [
        '-Xms512m',
        '-Xmx512m',
        '-XX:TieredStopAtLevel=1',
        '-Djna.nosys=true',
        '-Dio.netty.noUnsafe=true',
        '-Dio.netty.noKeySetOptimization=true',
        '-Dlog4j2.disable.jmx=true',
        `-Djava.io.tmpdir=${folder.path}`,
        `-Djna.tmpdir=${folder.path}`,
        `-Dopensearch.path.home=${home}`,
        `-Dopensearch.path.conf=${config}`,
        '-Dopensearch.distribution.type=tar',
        '-cp',
        join(home, 'lib', '*'),
        'org.opensearch.bootstrap.OpenSearch',
      ],
      workingFolder: folder.path,
      user,
      isReady: async () => (await fetch(`${url}/_cluster/health`)).ok,
      readyWithinMs: 100_000,
    })
    return new OpenSearch(url, started, folder.remove)
  }

  /** What it answers, as JSON. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const request = body === undefined ? {} : { body: JSON.stringify(body) }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${this.url}/${path}`, { method, headers, ...request })
    return { status: answer.status, body: await answer.json() }
  }

  /** The documents of an index by their ids; none if there is no such index. */
  async documents(index: string): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
    await this.ask('POST', `${index}/_refresh`)
    const documents = new Map<string, Readonly<Record<string, unknown>>>()
    let { status, body } = await this.ask('GET', `${index}/_search?size=10000&scroll=1m`)
    if (status === 404) return documents
    for (;;) {
      const { _scroll_id: scroll, hits } = body as Page
      if (hits.hits.length === 0) return documents
      for (const { _id, _source } of hits.hits) documents.set(_id, _source)
      ;({ status, body } = await this.ask('POST', '_search/scroll', { scroll: '1m', scroll_id: scroll }))
      if (status !== 200) throw new Error(`the next page of ${index} is answered with ${status}`)
    }
  }

  kill(): Promise<void> {
    return this.#process.kill()
  }

  restart(): Promise<void> {
    return this.#process.start()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]()
    this.#remove()
  }
}
