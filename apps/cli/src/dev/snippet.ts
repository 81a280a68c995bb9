/** A program that writes a record to the cluster and reads it back: TypeScript, and JavaScript too (as `.mjs`). */
export function snippet(brokers: readonly string[]): string {
  return `import { connect } from '@millrace/client'

const client = await connect({ brokers: [${brokers.map((broker) => `'${broker}'`).join(', ')}] })
const admin = client.admin()
if (!(await admin.listTopics()).includes('greetings')) await admin.createTopic('greetings')
await client.producer().send('greetings', { key: 'first', value: 'hello' })
for await (const record of client.consumer().records('greetings', { from: 'earliest', until: 'end' })) {
  console.log(String(record.key), String(record.value))
}
await client.close()
`
}

/** What makes a terminal copy a text (OSC 52 of xterm); those that don't know it show nothing. */
export function copyToClipboard(text: string): string {
  return `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`
}
