import { connectVersion } from '@millrace/connect'

/** All packages are released together, under one version. */
export const version: string = connectVersion
