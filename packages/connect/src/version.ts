/** The release this is, which is what its own plugins say as their version; a test holds it to the package's version. */
export const connectVersion = '0.1.0'
