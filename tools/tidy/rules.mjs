// Every rule of tidy by its name: `(tree) => problems`, each problem one line of text.
import { castsToAny, consoleInPackages, swallowedErrors, tamedTests } from './code.mjs'
import { forgottenWork, silencedChecks } from './comments.mjs'
import { commitModes, deadLinks, heavyFiles, namesOfOneMachine, oversizedFiles, strayEntries } from './files.mjs'
import { incompleteLock, oneProtobuf, unknownInstallScripts } from './lock-file.mjs'
import { packageManifests, versions } from './manifests.mjs'
import { deadFiles } from './reachable.mjs'

export const rules = {
  castsToAny,
  commitModes,
  consoleInPackages,
  deadFiles,
  deadLinks,
  forgottenWork,
  heavyFiles,
  incompleteLock,
  namesOfOneMachine,
  oneProtobuf,
  oversizedFiles,
  packageManifests,
  silencedChecks,
  strayEntries,
  swallowedErrors,
  tamedTests,
  unknownInstallScripts,
  versions,
}
