import { ListenError } from "../../src/errors.ts";

/** What to do when the server cannot be opened. */
export function listenError(cause: NodeJS.ErrnoException, host: string, port: number): ListenError {
  return new ListenError(advice(cause, host, port), { cause });
}

function advice(cause: NodeJS.ErrnoException, host: string, port: number): string {
  switch (cause.code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`;
    case "EACCES":
      return `This user may not open port ${port}. Choose one above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `This machine has no address ${host}. Set HOST to 127.0.0.1 or to one of its own addresses.`;
    default:
      return `The server cannot listen on ${host}:${port}: ${cause.message}`;
  }
}
