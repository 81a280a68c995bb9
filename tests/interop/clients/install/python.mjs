import path from 'node:path'
import { run } from '../harness/processes.mjs'
import { cached } from './cache.mjs'

/**
 * Python of a virtual environment with these packages of PyPI, at these versions.
 *
 * @param {string} name of the folder in the cache
 * @param {readonly string[]} packages `name==version`
 * @returns {Promise<string>} the program
 */
export async function python(name, packages) {
  const folder = await cached(name, packages.join(', '), async (empty) => {
    const environment = path.join(empty, 'venv')
    await run(['python3', '-m', 'venv', environment])
    const pip = [path.join(environment, 'bin/pip'), 'install', '--quiet', '--disable-pip-version-check']
    await run([...pip, '--only-binary=:all:', ...packages], { timeoutMs: 10 * 60_000 })
  })
  return path.join(folder, 'venv/bin/python')
}
