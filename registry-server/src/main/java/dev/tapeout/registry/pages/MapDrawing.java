package dev.tapeout.registry.pages;

import dev.tapeout.registry.catalogue.Catalogue;
import dev.tapeout.registry.consumers.Neighbours.Arrow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** The context map as SVG, laid out in layers by ELK. */
final class MapDrawing {
  private static final double LETTER = 8.5;
  private static final double HEIGHT = 48;

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private MapDrawing() {}

  static String svg(List<Catalogue.Context> contexts, List<Arrow> arrows) {
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
    graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
    graph.setProperty(CoreOptions.SPACING_NODE_NODE, 28.0);
    graph.setProperty(CoreOptions.PADDING, new ElkPadding(12));
    Map<String, Long> sizes = new TreeMap<>();
    contexts.forEach(c -> sizes.put(c.name(), c.contracts()));
    for (Arrow arrow : arrows) {
      sizes.putIfAbsent(arrow.from(), 0L); // it has consumers, and publishes nothing
      sizes.putIfAbsent(arrow.to(), 0L);
    }
    Map<String, ElkNode> nodes = new LinkedHashMap<>();
    sizes.forEach((name, contracts) -> {
      ElkNode node = ElkGraphUtil.createNode(graph);
      node.setIdentifier(name);
      node.setDimensions(Math.max(110, 28 + name.length() * LETTER), HEIGHT);
      nodes.put(name, node);
    });
    Map<ElkEdge, Arrow> edges = new LinkedHashMap<>();
    for (Arrow arrow : arrows) {
      edges.put(
          ElkGraphUtil.createSimpleEdge(nodes.get(arrow.from()), nodes.get(arrow.to())), arrow);
    }
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    return draw(graph, nodes, sizes, edges);
  }

  private static String draw(
      ElkNode graph,
      Map<String, ElkNode> nodes,
      Map<String, Long> sizes,
      Map<ElkEdge, Arrow> edges) {
    Html out = new Html();
    out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    out.attribute("aria-label", "Map of " + nodes.size() + " bounded contexts");
    out.attribute("viewBox", "0 0 " + at(graph.getWidth()) + " " + at(graph.getHeight()));
    out.attribute("width", at(graph.getWidth()));
    out.raw(
        "><defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\""
            + " markerHeight=\"8\" orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0"
            + " 8z\"/></marker></defs>");
    edges.forEach((edge, arrow) -> edge(out, edge, arrow));
    nodes.forEach((name, node) -> {
      out.raw("<a").attribute("href", "/?q=" + name).raw("><rect rx=\"8\"");
      out.attribute("x", at(node.getX())).attribute("y", at(node.getY()));
      out.attribute("width", at(node.getWidth())).attribute("height", at(node.getHeight()));
      out.raw("/><text").attribute("x", at(node.getX() + node.getWidth() / 2));
      out.attribute("y", at(node.getY() + 21))
          .raw(">")
          .text(name)
          .raw("</text><text class=\"small\"");
      out.attribute("x", at(node.getX() + node.getWidth() / 2));
      long count = sizes.getOrDefault(name, 0L);
      out.attribute("y", at(node.getY() + 37)).raw(">").text(count);
      out.text(count == 1 ? " contract" : " contracts").raw("</text></a>");
    });
    return out.raw("</svg>").toString();
  }

  private static void edge(Html out, ElkEdge edge, Arrow arrow) {
    for (ElkEdgeSection section : edge.getSections()) {
      StringBuilder path = new StringBuilder();
      path.append("M").append(at(section.getStartX())).append(' ').append(at(section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        path.append(" L").append(at(bend.getX())).append(' ').append(at(bend.getY()));
      }
      path.append(" L").append(at(section.getEndX())).append(' ').append(at(section.getEndY()));
      out.raw("<path class=\"edge\" marker-end=\"url(#arrow)\"")
          .attribute("d", path)
          .raw("><title>");
      out.text(arrow.from() + " depends on " + arrow.to() + ": " + arrow.references());
      out.text(" references, " + arrow.consumers() + " consumers").raw("</title></path>");
    }
  }

  private static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}
