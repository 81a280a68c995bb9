// The lines of Node that are supported, as programs to run: from npm packages, each of which holds one binary.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../../../tools/setup/workspace.mjs'
import { npm, run } from './run.mjs'

/** The oldest that `engines` allows, and the newest of the other lines when this was last looked at. */
const versions = ['20.19.0', '22.23.3', '24.21.0']

const platform = process.platform === 'win32' ? 'win' : process.platform
const folder = path.join(root, 'node_modules/.cache/millrace/nodes')
const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'

/** @returns {Promise<{ version: string, file: string }[]>} */
export async function nodeBinaries() {
  const alias = (version) => `node-${version}`
  const nodes = versions.map((version) => ({
    version,
    file: path.join(folder, 'node_modules', alias(version), binary),
  }))
  if (!nodes.every(({ file }) => existsSync(file))) {
    await mkdir(folder, { recursive: true })
    const dependencies = Object.fromEntries(
      versions.map((version) => [alias(version), `npm:node-${platform}-${process.arch}@${version}`]),
    )
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
    await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder })
  }
  for (const { version, file } of nodes) {
    const said = (await run(file, ['--version'])).trim()
    if (said !== `v${version}`) throw new Error(`${file} is Node ${said}, not ${version}`)
  }
  return nodes
}
