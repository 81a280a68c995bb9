// Rules on package.json of every package and app.

const manifests = (tree) =>
  tree.files
    .filter((file) => /^(packages\/(connectors\/)?|apps\/)[^/]+\/package\.json$/.test(file))
    .map((file) => ({ file, folder: file.slice(0, -'/package.json'.length), content: tree.json(file) }))

const fields = ['dependencies', 'devDependencies', 'optionalDependencies']
const installScripts = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'prepublish']
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/
// What a user brings along: any release of some major versions, from the one that we need on.
const range = /^\^\d+\.\d+\.\d+( \|\| \^\d+\.\d+\.\d+)*$/

function exportProblems(tree, { folder, content }) {
  const entries = Object.entries(content.exports ?? {})
  if (entries.length === 0) return ['has no exports']
  return entries.flatMap(([name, entry]) => {
    if (entry === null) return []
    const [types, fallback] = [entry.types, entry.default]
    if (types === undefined || fallback === undefined) return [`exports "${name}" needs types and default`]
    if (Object.keys(entry)[0] !== 'types') return [`exports "${name}" must name its types first`]
    const source = `${folder}/${fallback.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts')}`
    if (!tree.files.includes(source)) return [`exports "${name}" stands for ${source}, which does not exist`]
    return types === fallback.replace(/\.js$/, '.d.ts') ? [] : [`exports "${name}" has types of another file`]
  })
}

/** Each package is published with a page of its own and with the licence. */
function pageProblems(tree, { folder }) {
  return ['README.md', 'LICENSE']
    .filter((name) => !tree.files.includes(`${folder}/${name}`))
    .map((name) => `${name} is missing`)
}

function fieldProblems({ content }) {
  const wanted = { type: 'module', license: 'Apache-2.0' }
  const problems = Object.entries(wanted).flatMap(([field, value]) =>
    content[field] === value ? [] : [`${field} must be ${JSON.stringify(value)}`],
  )
  if (content.engines?.node !== '>=20.19.0') problems.push('engines.node must be ">=20.19.0"')
  if (typeof content.sideEffects !== 'boolean') problems.push('sideEffects must be said')
  if (!content.description) problems.push('description is missing')
  if (!Array.isArray(content.files)) problems.push('files must list what is published')
  // Maps lead from what is built to the sources, so both are published.
  else if (content.files.includes('dist') && !content.files.includes('src')) problems.push('files must list src too')
  if (content.publishConfig?.access !== 'public') problems.push('publishConfig.access must be "public"')
  for (const script of installScripts) {
    if (content.scripts?.[script] !== undefined) problems.push(`script ${script} would run where it is installed`)
  }
  return problems
}

export function packageManifests(tree) {
  return manifests(tree).flatMap((manifest) =>
    [...fieldProblems(manifest), ...exportProblems(tree, manifest), ...pageProblems(tree, manifest)].map(
      (problem) => `${manifest.file}: ${problem}`,
    ),
  )
}

/** One version for all packages of ours; exact versions of everyone else's, the same wherever one is used. */
export function versions(tree) {
  const all = [...manifests(tree), { file: 'package.json', content: tree.json('package.json') }]
  const own = new Map(manifests(tree).map(({ content }) => [content.name, content.version]))
  const problems = []
  if (new Set(own.values()).size > 1)
    problems.push(`packages have several versions: ${[...new Set(own.values())].join(', ')}`)
  const seen = new Map()
  for (const { file, content } of all) {
    for (const [name, version] of Object.entries(content.peerDependencies ?? {})) {
      if (!range.test(version)) problems.push(`${file}: the peer ${name} ${version} is no range such as ^1.2.3`)
    }
    for (const [name, version] of fields.flatMap((field) => Object.entries(content[field] ?? {}))) {
      const wanted = own.get(name) ?? seen.get(name)?.version ?? version
      if (!exact.test(version)) problems.push(`${file}: ${name} ${version} is not an exact version`)
      else if (version !== wanted) problems.push(`${file}: ${name} ${version} is ${wanted} elsewhere`)
      seen.set(name, { version: wanted })
    }
  }
  return problems
}
