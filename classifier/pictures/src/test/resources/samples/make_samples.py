"""Makes the sample files with Pillow and NumPy: python make_samples.py, in this folder. Tests read what is committed."""

import numpy as np
from PIL import Image

LEFT, RIGHT = (200, 30, 20), (20, 40, 210)
s = Image.new("RGB", (40, 30), LEFT)
s.paste(RIGHT, (20, 0, 40, 30))
grey = s.convert("L")
green = Image.new("RGB", (40, 30), (0, 255, 0))
half = s.convert("RGBA")
half.putalpha(128)
half_grey = s.convert("LA")
half_grey.putalpha(128)
few = s.convert("P", palette=Image.ADAPTIVE)

grey.save("grey.jpg")
s.convert("CMYK").save("cmyk.jpg", quality=95)
s.save("prog.jpg", progressive=True, quality=95)

s.save("rgb.png")
few.save("pal.png")
s.convert("1").save("1bit.png")
half.save("rgba.png")
grey.convert("LA").save("la.png")
half_grey.save("la128.png")
Image.fromarray(np.asarray(grey).astype(np.uint16) * 257).save("g16.png")
grey.save("greytrns.png", transparency=int(np.asarray(grey)[0, 0]))
s.save("rgbtrns.png", transparency=LEFT)
few.save("paltrns.png", transparency=few.getpixel((0, 0)))
few.save("trns.gif", transparency=few.getpixel((0, 0)))

for name in "anim.png", "anim.gif", "multi.tif":
    s.save(name, save_all=True, append_images=[green])
s.save("anim.webp", save_all=True, append_images=[green], lossless=True)
half.save("rgba.webp", lossless=True)
s.save("lossy.webp", quality=95)
half.save("lossya.webp", quality=95)

for mode in "1", "L", "P", "RGB":
    s.convert(mode).save(mode + ".bmp")
half.save("rgba.bmp")

half.save("rgba.tif")
half_grey.save("la128.tif")
s.save("lzw.tif", compression="tiff_lzw")
s.save("jpeg.tif", compression="jpeg")
s.convert("CMYK").save("cmyk.tif")
s.convert("P").save("pal.tif")
s.convert("1").save("1bit.tif", compression="group4")
Image.fromarray(np.asarray(grey).astype(np.uint16) * 257).save("g16.tif")
Image.fromarray(np.asarray(grey).astype(np.float32)).save("float.tif")
Image.fromarray(np.asarray(grey).astype(np.int32)).save("int32.tif")

for orientation in range(2, 9):
    exif = Image.Exif()
    exif[0x112] = orientation
    for extension in ("jpg", "png", "webp", "tif") if orientation in (6, 8) else ("tif",):
        s.save("o%d.%s" % (orientation, extension), exif=exif)
