// What `npm publish` would send.
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { root, workspaceFolders } from '../../../tools/setup/workspace.mjs'
import { eachAtOnce } from './at-once.mjs'
import { npm, run } from './run.mjs'

/**
 * @typedef {object} Tarball
 * @property {string} name the package's name
 * @property {string} file the tarball
 * @property {string} folder what it holds, unpacked
 * @property {readonly string[]} paths its files, relative to the folder
 * @property {Record<string, any>} manifest its package.json
 */

/** Packs every package that is not private, as `npm pack` does. @returns {Promise<Tarball[]>} */
export async function packAll(folder) {
  const published = workspaceFolders(root).filter(
    (name) => JSON.parse(readFileSync(path.join(root, name, 'package.json'), 'utf8')).private !== true,
  )
  return eachAtOnce(published, (name) => pack(name, path.join(folder, 'packed', name)))
}

/** Into a folder of its own: `@millrace/broker` and `millrace-broker` give files of one name. @returns {Promise<Tarball>} */
async function pack(workspace, target) {
  const unpacked = path.join(target, 'unpacked')
  await mkdir(unpacked, { recursive: true })
  const [{ name, filename, files }] = JSON.parse(
    await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', target, '-w', workspace], { cwd: root }),
  )
  const file = path.join(target, filename)
  await run('tar', ['-xzf', file, '-C', unpacked, '--strip-components=1'])
  return {
    name,
    file,
    folder: unpacked,
    paths: files.map((entry) => entry.path),
    manifest: JSON.parse(readFileSync(path.join(unpacked, 'package.json'), 'utf8')),
  }
}
