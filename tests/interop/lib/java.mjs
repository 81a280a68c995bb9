import { spawn } from 'node:child_process'

/**
 * Runs Java and resolves with its standard output. Rejects with its standard error if it fails.
 *
 * @param {readonly string[]} args
 * @param {string} input its standard input
 * @returns {Promise<string>}
 */
export function java(args, input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn('java', ['-Dfile.encoding=UTF-8', ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
    const out = /** @type {Buffer[]} */ ([])
    const err = /** @type {Buffer[]} */ ([])
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.stderr.on('data', (chunk) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString('utf8'))
      else reject(new Error(`java ended with ${code}: ${Buffer.concat(err).toString('utf8').slice(0, 2000)}`))
    })
    child.stdin.end(input)
  })
}
