// Programs of the Go world, as the peers that our contracts are held to. `go install` builds them once, at an exact version, which the Go
// checksum database vouches for; they stay in node_modules/.cache/go.
import { execFile } from 'node:child_process'
import { access, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * The path of a program, built if it is not there yet. Throws if there is no Go.
 * @param {string} module
 * @param {string} version
 */
export async function goProgram(module, version) {
  const folder = path.join(root, 'node_modules/.cache/go', version)
  const program = path.join(folder, path.posix.basename(module))
  try {
    await access(program)
    return program
  } catch {
    // It is built now.
  }
  await mkdir(folder, { recursive: true })
  try {
    await run('go', ['install', `${module}@${version}`], { env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' } })
  } catch (error) {
    throw new Error(`go install ${module}@${version} failed: is Go installed (https://go.dev/dl)?`, { cause: error })
  }
  return program
}
