/** Lets a command end in its own way when the reader of what it writes has left, as `| head` does. */
export function ignoreClosedPipe(...streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams)
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
}
