/**
 * Lets a command end in its own way when the reader of what it writes has left, as `| head` does. What cannot be written
 * for another reason, such as a full disk, ends it with one line on standard error.
 */
export function ignoreClosedPipe(...streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams)
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return;
      if (stream !== process.stderr) process.stderr.write(`${wordsFor(error)}\n`);
      process.exit(1);
    });
}

function wordsFor({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOSPC") return "The output could not be written: the disk is full. Make room and run this again.";
  return `The output could not be written (${message}). Look where it goes and run this again.`;
}
