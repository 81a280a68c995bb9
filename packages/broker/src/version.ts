/** The release this is; a test holds it to the package's version. */
export const brokerVersion = '0.1.0'
