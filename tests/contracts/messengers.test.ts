import { createWebMessenger } from "../../adapters/web/web-messenger.ts";
import { aFakeMessenger } from "../fakes/a-fake-messenger.ts";
import { messengerContract } from "./messenger-contract.ts";

messengerContract("The web page", () => createWebMessenger());
messengerContract("The tests' platform", () => aFakeMessenger());
