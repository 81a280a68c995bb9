import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** A mail, with a key that says which one it is: the gateway delivers one of a key. */
export interface Mail {
  readonly key: string
  readonly to: string
  readonly text: string
}

/** Hands mails to the gateway; a file for each process that does stands for it. */
export class MailGateway {
  readonly #folder: string
  readonly #file: string

  constructor(state: string, sender: string) {
    this.#folder = path.join(state, 'mails')
    this.#file = path.join(this.#folder, `${sender}-${process.pid}.ndjson`)
  }

  async send(mail: Mail): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    await appendFile(this.#file, `${JSON.stringify(mail)}\n`)
  }
}

/** What the gateway was given: each mail's key, with how often. */
export async function mailsSent(state: string): Promise<Map<string, number>> {
  const folder = path.join(state, 'mails')
  await mkdir(folder, { recursive: true })
  const sent = new Map<string, number>()
  for (const name of await readdir(folder)) {
    const text = await readFile(path.join(folder, name), 'utf8')
    // Behind the last line break there is nothing, or what a process that was killed could not finish: that was not sent.
    for (const line of text.split('\n').slice(0, -1)) {
      const { key } = JSON.parse(line) as Mail
      sent.set(key, (sent.get(key) ?? 0) + 1)
    }
  }
  return sent
}
