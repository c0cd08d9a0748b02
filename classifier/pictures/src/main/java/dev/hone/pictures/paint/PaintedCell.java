package dev.hone.pictures.paint;

/** One painted cell: a file name, the class it belongs to, and the PNG file. */
public record PaintedCell(String name, String label, byte[] png) {}
