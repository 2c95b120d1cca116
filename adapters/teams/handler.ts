import { type AdaptiveCardInvokeResponse, TeamsActivityHandler, type TurnContext } from "botbuilder";
import type { Answer } from "./serve.ts";

/** Under this name a turn finds what it is to do. */
export const TURN = Symbol("waymark turn");

/** The SDK's handler: it checks and answers invokes in the SDK's way; what an activity means was decided before. */
export class Handler extends TeamsActivityHandler {
  constructor() {
    super();
    const take = async (context: TurnContext): Promise<void> => void (await turnOf(context)());
    this.onMessage(take);
    this.onConversationUpdate(take);
    this.onInstallationUpdate(take);
  }

  override async onAdaptiveCardInvoke(context: TurnContext): Promise<AdaptiveCardInvokeResponse> {
    const { type, value } = await turnOf(context)();
    return { statusCode: 200, type, value: value as never };
  }
}

function turnOf(context: TurnContext): () => Promise<Answer> {
  return context.turnState.get(TURN);
}
