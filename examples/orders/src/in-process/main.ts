import { runShop } from './shop.ts'

const findings = await runShop(3, 200, (text) => console.log(text))
for (const text of findings.wrong) console.log(text)
const verdict =
  findings.wrong.length === 0 ? 'each was placed, paid and shipped once, in order' : 'something went wrong'
console.log(`${findings.events[0]} orders: ${verdict}; ${findings.mails} mails, ${findings.mailsAgain} of them again`)
process.exitCode = findings.wrong.length === 0 ? 0 : 1
