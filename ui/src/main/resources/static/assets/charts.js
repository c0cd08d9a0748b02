"use strict";

// Draws each chart from the table that stands under it; where this does not run, the table is all there is.
(() => {
  const library = "/webjars/echarts/echarts.min.js";
  let loading;
  const echarts = () =>
    (loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = library;
      script.addEventListener("load", () => resolve(window.echarts));
      script.addEventListener("error", () => reject(new Error(`${library} cannot be had`)));
      document.head.append(script);
    }));

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const color = (cell, otherwise) => {
    const place = Number(cell.dataset.color);
    return place < 0 ? otherwise : token(`--c${Math.min(place, 7)}`);
  };

  const read = (figure) => ({
    columns: [...figure.querySelectorAll("thead th")].slice(1),
    rows: [...figure.querySelectorAll("tbody tr")].map((row) => ({
      head: row.querySelector("th"),
      values: [...row.querySelectorAll("td")].map((cell) => ("value" in cell.dataset ? Number(cell.dataset.value) : null)),
    })),
  });

  const kinds = {
    LINES: (table, styles) => ({
      yAxis: { type: "value", min: styles.least },
      xAxis: { type: "category", data: table.rows.map((row) => row.head.textContent), boundaryGap: false },
      series: table.columns.map((column, place) => ({
        type: "line",
        name: column.textContent,
        data: table.rows.map((row) => row.values[place]),
        color: color(column, token(`--c${place % 8}`)),
        showSymbol: table.rows.length < 2,
        connectNulls: true,
        endLabel: { show: true, formatter: "{a}", color: styles.ink },
        labelLayout: { moveOverlap: "shiftY" },
      })),
      right: 16 + 8 * Math.max(...table.columns.map((column) => column.textContent.length)),
    }),
    BARS: (table, styles) => ({
      xAxis: { type: "value", min: styles.least },
      yAxis: { type: "category", inverse: true, data: table.rows.map((row) => row.head.textContent) },
      series: table.columns.map((column, place) => ({
        type: "bar",
        name: column.textContent,
        stack: "all",
        barMaxWidth: 24,
        data: table.rows.map((row) => ({
          value: row.values[place],
          itemStyle: { color: table.columns.length > 1 ? color(column, token(`--c${place % 8}`)) : color(row.head, token("--accent")) },
        })),
        label:
          table.columns.length > 1
            ? { show: false }
            : { show: true, position: "right", color: styles.ink, formatter: ({ value }) => styles.text(value) },
      })),
      right: 64,
      height: 48 + 32 * table.rows.length,
    }),
    BOXES: (table, styles) => ({
      xAxis: { type: "value", scale: true },
      yAxis: { type: "category", inverse: true, data: table.rows.map((row) => row.head.textContent) },
      series: [
        {
          type: "boxplot",
          boxWidth: [8, 20],
          data: table.rows.map((row) => ({
            value: row.values,
            itemStyle: { color: "transparent", borderColor: color(row.head, token("--accent")), borderWidth: 2 },
          })),
        },
      ],
      right: 32,
      height: 48 + 32 * table.rows.length,
    }),
  };

  const draw = (library, figure) => {
    const place = figure.querySelector(".drawing");
    const table = read(figure);
    const factor = Number(figure.dataset.factor);
    const text = (value) => `${Number((value * factor).toPrecision(3)).toLocaleString("en")}${figure.dataset.sign}`;
    const below = table.rows.some((row) => row.values.some((value) => value < 0));
    const styles = { ink: token("--ink"), least: below ? undefined : 0, text };
    const { xAxis, yAxis, series, right, height } = kinds[figure.dataset.kind](table, styles);
    const axis = (one) => ({
      ...one,
      axisLabel: { color: token("--muted"), hideOverlap: true, ...(one.type === "value" ? { formatter: text } : {}) },
      axisLine: { lineStyle: { color: token("--line") } },
      splitLine: { lineStyle: { color: token("--line") } },
    });
    place.style.height = `${height ?? 240}px`;
    library.getInstanceByDom(place)?.dispose();
    const chart = library.init(place, null, { renderer: "canvas" });
    chart.setOption({
      animation: !still.matches && !figure.closest("[data-live]"),
      animationDuration: 150,
      textStyle: { fontFamily: "system-ui, sans-serif", fontSize: 13 },
      grid: { left: 8, right, top: 16, bottom: 8, containLabel: true },
      // as text on the canvas: the page's own rules forbid styles in markup
      tooltip: { trigger: figure.dataset.kind === "LINES" ? "axis" : "item", renderMode: "richText", valueFormatter: (value) => (value == null ? "" : text(value)) },
      xAxis: axis(xAxis),
      yAxis: axis(yAxis),
      series,
    });
  };

  const drawn = () => [...document.querySelectorAll(".chart:has(.drawing)")];
  const drawAll = async (figures) => {
    if (figures.length > 0) {
      const library = await echarts();
      figures.filter((figure) => figure.isConnected).forEach((figure) => draw(library, figure));
    }
  };

  // a part of a page that is fetched again keeps open what somebody opened
  let opened = [];
  document.addEventListener("htmx:beforeSwap", (event) => {
    opened = [...event.detail.target.querySelectorAll(".chart details[open]")].map((details) => details.closest(".chart").id);
  });
  document.addEventListener("htmx:load", (event) => {
    opened.forEach((id) => document.getElementById(id)?.querySelector("details")?.setAttribute("open", ""));
    opened = [];
    const figures = [...event.detail.elt.querySelectorAll(".chart:has(.drawing)")];
    drawAll(event.detail.elt.matches(".chart:has(.drawing)") ? [event.detail.elt, ...figures] : figures);
  });
  document.addEventListener("htmx:beforeCleanupElement", (event) => {
    if (event.target.matches?.(".drawing")) {
      window.echarts?.getInstanceByDom(event.target)?.dispose();
    }
  });
  let resizing;
  addEventListener("resize", () => {
    cancelAnimationFrame(resizing);
    resizing = requestAnimationFrame(() => drawn().forEach((figure) => window.echarts?.getInstanceByDom(figure.querySelector(".drawing"))?.resize()));
  });
  // colors are read when a chart is drawn
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll(drawn()));
})();
