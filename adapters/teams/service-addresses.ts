/** Microsoft's connectors, in its public and its government clouds. The token for them goes wherever a message says it came from, so nothing else is believed. */
const HOSTS = [
  "smba.trafficmanager.net",
  "smba.infra.gcc.teams.microsoft.com",
  "smba.infra.gov.teams.microsoft.us",
  "smba.infra.dod.teams.microsoft.us",
];
const DOMAINS = [".botframework.com", ".botframework.us"];

/** Whether a connector's address may be stored and written to. */
export type IsAllowed = (serviceUrl: string) => boolean;

/** Besides Microsoft's: these origins, and where `loopback` is true any address of this machine. */
export function allowServices(origins: readonly string[], loopback: boolean): IsAllowed {
  return (serviceUrl) => {
    if (!URL.canParse(serviceUrl)) return false;
    const { protocol, hostname, origin, port, username } = new URL(serviceUrl);
    if (username !== "") return false;
    if (origins.includes(origin)) return true;
    if (loopback && (hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]")) return true;
    const known = HOSTS.includes(hostname) || DOMAINS.some((domain) => hostname.endsWith(domain));
    return known && protocol === "https:" && port === "";
  };
}
