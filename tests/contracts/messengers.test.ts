import { createTerminalMessenger } from "../../adapters/terminal/terminal-messenger.ts";
import { createWebMessenger } from "../../adapters/web/web-messenger.ts";
import { aFakeMessenger } from "../fakes/a-fake-messenger.ts";
import { messengerContract } from "./messenger-contract.ts";

messengerContract("The web page", () => createWebMessenger());
messengerContract("The terminal", () => createTerminalMessenger());
messengerContract("The tests' platform", () => aFakeMessenger());
