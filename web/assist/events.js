import { address } from "./door.js";

/**
 * What happens to the call in front without this page, such as the lines of a transcript stream. One stream at a time: a
 * browser opens six connections to a server over HTTP/1.1, and each stream holds one.
 */

const AGAIN = 3000; // milliseconds until a stream that was refused is tried once more

export class Live {
  follow(call) {
    if (this.call === call && this.id === call.id) return;
    this.stop();
    Object.assign(this, { call, id: call.id });
    if (call.id) this.open();
  }

  open() {
    const { call } = this;
    this.stream = new EventSource(address(call.id, "/events"));
    this.stream.addEventListener("view", ({ data }) => call.take(JSON.parse(data)));
    this.stream.addEventListener("open", () => call.flush());
    this.stream.addEventListener("error", ({ target }) => {
      call.lose();
      // The browser goes on by itself, but not after an answer that is no stream.
      if (target.readyState !== EventSource.CLOSED) return;
      this.timer = setTimeout(() => call.refresh().then(() => this.call === call && this.id === call.id && this.open()), AGAIN);
    });
  }

  stop() {
    clearTimeout(this.timer);
    this.stream?.close();
    this.stream = null;
  }
}
