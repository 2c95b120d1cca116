import { authMethods } from "./auth-methods.ts";
import type { Rule } from "./call.ts";
import { chatMethods } from "./chat-methods.ts";
import { conversationMethods } from "./conversation-methods.ts";
import { fileMethods } from "./file-methods.ts";
import { oauthMethods } from "./oauth-methods.ts";
import { userMethods } from "./user-methods.ts";
import { viewMethods } from "./view-methods.ts";

/** Every method of the Web API the fake knows; any other is `unknown_method`. */
export const methods: Readonly<Record<string, Rule>> = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...oauthMethods,
  ...userMethods,
  ...viewMethods,
};
