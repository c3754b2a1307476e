/**
 * Flags and emblems as pictures. A plain element loads them, so that a page whose policy allows images from its own
 * origin only needs nothing more.
 */
export class Signs {
  readonly #known = new Map<string, HTMLImageElement | null>();
  readonly #arrived: () => void;

  /** @param arrived called when a sign that was missing can be drawn */
  constructor(arrived: () => void) {
    this.#arrived = arrived;
  }

  /** The picture, or null while it is on its way or if there is none. */
  get(url: string): HTMLImageElement | null {
    const known = this.#known.get(url);
    if (known !== undefined) return known;
    this.#known.set(url, null);
    // A flag that says no size of its own has none in some browsers: four by three is what flags have.
    const image = new Image(192, 144);
    image.addEventListener('load', () => {
      this.#known.set(url, image);
      this.#arrived();
    });
    image.src = url;
    return null;
  }
}
