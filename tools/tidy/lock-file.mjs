// Rules on package-lock.json: that `npm ci --ignore-scripts` installs the same, whole, everywhere.

/** Packages with install scripts, and why each works without. A new one is looked at before it joins. */
export const installScripts = new Map([
  ['@bufbuild/buf', 'only a faster way to its binary, which a package for each platform brings'],
  ['lmdb', 'only builds its native part where no package for the platform brings it'],
  ['msgpackr-extract', 'only builds a faster way for what we never use: lmdb keeps our bytes as they are'],
  ['nx', 'only looks for its native part, which a package for each platform brings'],
  ['protobufjs', 'only prints a warning about versions'],
])

const packageName = (key) => key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length)

export function unknownInstallScripts(tree, known = installScripts) {
  const { packages } = tree.json('package-lock.json')
  return Object.entries(packages)
    .filter(([key, { hasInstallScript }]) => hasInstallScript && !known.has(packageName(key)))
    .map(
      ([key]) =>
        `package-lock.json: ${packageName(key)} runs a script when it is installed; nothing may depend on that`,
    )
}

/** Where npm finds a dependency of a package: in the nearest node_modules at or above it. */
function isRecorded(packages, key, name) {
  for (let at = key; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    if (packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`] !== undefined) return true
    if (at === '') return false
  }
}

/** npm leaves out a binary that its registry did not have, and then refuses its own lock file (`npm ci`: Missing ... from lock file). */
export function incompleteLock(tree) {
  const { packages } = tree.json('package-lock.json')
  return Object.entries(packages).flatMap(([key, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isRecorded(packages, key, name))
      .map(
        (name) => `package-lock.json: ${name}, an option of ${packageName(key) || 'the workspace'}, is not recorded`,
      ),
  )
}

/** grpc-js brings protobufjs 7 for itself, below it; what our code loads is 8. */
export function oneProtobuf(tree) {
  const { packages } = tree.json('package-lock.json')
  const top = packages['node_modules/protobufjs']?.version ?? 'absent'
  return top.startsWith('8.') ? [] : [`package-lock.json: protobufjs at the top is ${top}, not 8`]
}
