// What the tools of others say of a tarball.
import path from 'node:path'
import { root } from '../../../tools/setup/workspace.mjs'
import { run } from './run.mjs'

const bin = (name) => path.join(root, 'node_modules/.bin', name)

/** @param {import('./pack.mjs').Tarball} tarball */
export async function checkMetadata({ file }) {
  await Promise.all([
    run(bin('publint'), ['run', file, '--strict'], { cwd: root }),
    run(bin('attw'), [file, '--profile', 'esm-only', '--format', 'ascii', '--no-color'], { cwd: root }),
  ])
}
