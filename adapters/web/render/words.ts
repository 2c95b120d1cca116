/** An id as words: `time-to-first-release` reads "Time to first release"; what is words already stays as it is. */
export function words(id: string): string {
  const spaced = /^[a-z0-9-]+$/.test(id) ? id.replaceAll("-", " ") : id;
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
