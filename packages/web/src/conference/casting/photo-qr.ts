// A QR code from a photograph. A page without a certificate gets no camera of its own, but a phone's own camera gives a file.
const widestSide = 1600;

/** What the QR code in a picture holds; `null` where none is found. */
export async function qrInPhoto(file: Blob): Promise<string | null> {
  const { default: decodeQR } = await import('qr/decode.js');
  const picture = await createImageBitmap(file);
  // Too many dots only make it slow, and the noise of a camera larger.
  for (const side of [widestSide, widestSide / 2]) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const brush = canvas.getContext('2d', { willReadFrequently: true });
    if (brush === null) return null;
    brush.drawImage(picture, 0, 0, width, height);
    try {
      return decodeQR(brush.getImageData(0, 0, width, height));
    } catch {
      // None at this size.
    }
  }
  return null;
}
