/** Fails, and never skips: a day that was not tried is not a day that went well. */
export const missing = (program: string, debianPackage: string): Error =>
  new Error(`${program} is not installed: apt-get install --no-install-recommends ${debianPackage}`);
