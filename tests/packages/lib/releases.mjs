// What `npm run release:version` makes of the waiting changesets: tried on a copy of the manifests.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root, workspaceFolders } from '../../../tools/setup/workspace.mjs'
import { run } from './run.mjs'

const changeset = `---\n'@millrace/base': minor\n---\n\nOne change to one package.\n`

/** One change to one package gives every package the same new version, and dependencies among them follow. */
export async function checkReleases(folder) {
  const folders = workspaceFolders(root)
  for (const name of [
    'package.json',
    '.changeset/config.json',
    ...folders.map((workspace) => `${workspace}/package.json`),
  ]) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await cp(path.join(root, name), path.join(folder, name))
  }
  await writeFile(path.join(folder, '.changeset/one.md'), changeset)
  await writeFile(
    path.join(folder, 'package-lock.json'),
    JSON.stringify({ name: 'copy', lockfileVersion: 3, packages: {} }),
  )
  const git = (...commandLine) =>
    run('git', ['-c', 'user.name=copy', '-c', 'user.email=copy@localhost', ...commandLine], { cwd: folder })
  await git('init', '-q', '-b', 'main')
  await git('add', '.')
  await git('commit', '-q', '-m', 'copy')
  await run(path.join(root, 'node_modules/.bin/changeset'), ['version'], { cwd: folder })

  const read = async (from, name) => JSON.parse(await readFile(path.join(from, name, 'package.json'), 'utf8'))
  const before = await read(root, folders[0])
  const [major, minor] = before.version.split('.').map(Number)
  const wanted = `${major}.${minor + 1}.0`
  const manifests = await Promise.all(folders.map((name) => read(folder, name)))
  const ours = new Set(manifests.map(({ name }) => name))
  const problems = manifests.flatMap(({ name, version, ...fields }) => [
    ...(version === wanted ? [] : [`${name} has version ${version}, not ${wanted}`]),
    ...Object.entries({ ...fields.dependencies, ...fields.devDependencies })
      .filter(([dependency, range]) => ours.has(dependency) && range !== wanted)
      .map(([dependency, range]) => `${name} depends on ${dependency} ${range}, not ${wanted}`),
  ])
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
